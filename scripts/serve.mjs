import { ensureProduct } from './build/product.mjs';
import { startServer } from './server.mjs';

await ensureProduct();
const { origin } = await startServer({ port: Number(process.env.PORT ?? 0) });
console.log(`Clinic website: ${origin}/examples/clinic-website/\nAll examples:   ${origin}/\nStop with Ctrl+C.`);
