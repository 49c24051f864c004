/**
 * Scores `dateline extract` on the seeds with a folder's own `score_seeds.py`. Run by `cargo xtask bench --gold DIR`.
 * Fields whose extractor does not exist yet are given as empty lists: the scorer expects them all.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';
import { PROGRAM, ROOT, seeds } from './harness/places.mjs';

const LISTS = { clipping: ['mentions', 'quotes', 'times', 'events'], collection: ['entities', 'stories', 'copies'] };

const gold = process.argv[2];
const files = seeds().map((seed) => seed.path);
const lines = execFileSync(PROGRAM, ['extract', '--format', 'jsonl', ...files], { cwd: ROOT }).toString('utf8').trim().split('\n').map((line) => JSON.parse(line));
if (!lines.some((line) => line.record === 'collection')) lines.push({ record: 'collection' });
for (const line of lines) for (const name of LISTS[line.record] ?? []) line[name] ??= [];
const input = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const { status } = spawnSync('python3', [path.join(gold, 'score_seeds.py')], { cwd: ROOT, input, stdio: ['pipe', 'inherit', 'inherit'] });
process.exitCode = status ?? 1;
