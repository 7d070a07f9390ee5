import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { root } from './paths.mjs';

/** What the examples may load. Nothing else of the checkout can be reached. */
const FOLDERS = ['examples', 'dist', 'rules'];

const redirect = (to) => (response) => response.writeHead(302, { location: to }).end();

const ROUTES = {
  '/': redirect('/examples/'),
  '/examples': redirect('/examples/'),
  '/favicon.ico': (response) => response.writeHead(204).end(),
};

// `dev` reads the disk on every request, so that a rebuild shows at once.
const options = { dev: true, etag: false };

const notFound = (response) => response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found');

/** The handler that answers for the examples. */
export function examples() {
  const folders = FOLDERS.map((name) => [`/${name}/`, sirv(join(root, name), options)]);
  return (request, response) => {
    response.setHeader('cache-control', 'no-store');
    const [path] = request.url.split('?');
    if (!['GET', 'HEAD'].includes(request.method)) return response.writeHead(405, { allow: 'GET, HEAD' }).end();
    if (Object.hasOwn(ROUTES, path)) return ROUTES[path](response);
    const folder = folders.find(([prefix]) => path.startsWith(prefix));
    if (folder === undefined) return notFound(response);
    const [prefix, serve] = folder;
    request.url = request.url.slice(prefix.length - 1);
    return serve(request, response, () => notFound(response));
  };
}

/** Serves on the loopback interface; port 0 takes a free one. */
export async function listen(handle, port = 0) {
  const server = createServer(handle);
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(undefined));
  });
  return {
    origin: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    /** @returns {Promise<void>} */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const startServer = ({ port = 0 } = {}) => listen(examples(), port);

/** Serves one folder of the checkout as the root of a site. */
export function serveFolder(folder, { port = 0 } = {}) {
  const serve = sirv(join(root, folder), options);
  return listen((request, response) => serve(request, response, () => notFound(response)), port);
}
