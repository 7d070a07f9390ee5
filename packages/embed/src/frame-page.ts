/** The script of the frame page. */
import '@regen-cds/widgets/define';
import { startFrame } from './frame.js';

startFrame();
