import { runMatrix } from './matrix.mjs';

runMatrix('chromium');
