import { runMatrix } from './matrix.mjs';

runMatrix('firefox');
