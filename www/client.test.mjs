import test from 'node:test';
import assert from 'node:assert/strict';
import { Client } from './client.js';
import { FakePort, NEVER, trap } from './worker-fakes.mjs';

test('answers find their calls in any order', async () => {
  const waiting = [];
  const client = new Client(new FakePort({ ask: (name) => new Promise((resolve) => waiting.push(() => resolve(name))) }));
  const answers = Promise.all([client.call('ask', ['a']), client.call('ask', ['b'])]);
  waiting.reverse().forEach((answer) => answer());
  assert.deepEqual(await answers, ['a', 'b']);
  assert.equal(client.pending, 0);
});

test('a refusal keeps its code and hint, and the worker lives on', async () => {
  const client = new Client(new FakePort({ open: () => { throw { code: 'newer-version', message: 'version 9', hint: 'a newer page' }; }, front: () => 1 }));
  await assert.rejects(client.call('open'), { code: 'newer-version', message: 'version 9', hint: 'a newer page', fatal: false });
  assert.equal(await client.call('front'), 1);
});

test('a trap ends the worker and every call that waits', async () => {
  const port = new FakePort({ hang: () => NEVER, trap: () => { throw trap; } });
  const client = new Client(port);
  const hanging = client.call('hang');
  await assert.rejects(client.call('trap'), { code: 'crashed', fatal: true });
  await assert.rejects(hanging, { code: 'closed', fatal: true });
  await assert.rejects(client.call('hang'), { code: 'closed' });
  assert.ok(port.terminated);
});

test('an error event is fatal', async () => {
  const port = new FakePort({ hang: () => NEVER });
  const client = new Client(port);
  const hanging = client.call('hang');
  port.listeners.error({ message: 'out of memory' });
  await assert.rejects(hanging, { code: 'crashed', message: 'out of memory' });
});
