import { describe, expect, it } from '@jest/globals';
import { Unavailable } from '../../src/database/failures.js';
import { createAccountQueue } from '../../src/events/account-queue.js';

/** Work that lasts until it is told to end. */
function work(log: string[], name: string) {
  let end = () => {};
  let fail = (_error: Error) => {};
  const ended = new Promise<string>((resolve, reject) => {
    end = () => resolve(name);
    fail = reject;
  });
  const run = async () => {
    log.push(`${name} begins`);
    try {
      return await ended;
    } finally {
      log.push(`${name} ends`);
    }
  };
  return { run, end: () => end(), fail: (error: Error) => fail(error) };
}

/** Lets everything happen that can happen without us. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('the queue of an account', () => {
  it('lets one work at a time, in the order in which they came', async () => {
    const log: string[] = [];
    const queue = createAccountQueue(10);
    const works = ['first', 'second', 'third'].map((name) => work(log, name));
    const results = works.map(({ run }) => queue.run('acc', run));
    for (const { end } of works.toReversed()) {
      await settle();
      end();
    }
    expect(await Promise.all(results)).toEqual(['first', 'second', 'third']);
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends', 'third begins', 'third ends']);
  });

  it('lets the next begin already when one says so, and only that one', async () => {
    const log: string[] = [];
    const queue = createAccountQueue(10);
    const [first, second, third] = ['first', 'second', 'third'].map((name) => work(log, name));
    let letNext = () => {};
    const results = [
      queue.run('acc', (next) => {
        letNext = next;
        return first!.run();
      }),
      ...[second, third].map((one) => queue.run('acc', one!.run)),
    ];
    const drained = queue.drained().then(() => log.push('drained'));
    await settle();
    expect(log).toEqual(['first begins']);
    letNext();
    await settle();
    expect(log).toEqual(['first begins', 'second begins']);
    second!.end();
    third!.end();
    expect(await Promise.all(results.slice(1))).toEqual(['second', 'third']);
    expect(queue.length()).toEqual({ all: 1, longest: 1 });
    expect(log).not.toContain('drained');
    first!.end();
    await drained;
    expect(log.slice(-2)).toEqual(['first ends', 'drained']);
  });

  it('lets different accounts work side by side', async () => {
    const log: string[] = [];
    const queue = createAccountQueue(10);
    const [ours, theirs] = [work(log, 'ours'), work(log, 'theirs')];
    const mine = queue.run('acc_1', ours.run);
    const other = queue.run('acc_2', theirs.run);
    await settle();
    expect(log).toEqual(['ours begins', 'theirs begins']);
    theirs.end();
    expect(await other).toBe('theirs');
    ours.end();
    expect(await mine).toBe('ours');
  });

  it('goes on after one that failed, who alone hears of it', async () => {
    const log: string[] = [];
    const queue = createAccountQueue(10);
    const [broken, next] = [work(log, 'broken'), work(log, 'next')];
    const failed = queue.run('acc', broken.run);
    const succeeded = queue.run('acc', next.run);
    broken.fail(new Error('it broke'));
    await expect(failed).rejects.toThrow('it broke');
    next.end();
    expect(await succeeded).toBe('next');
  });

  it('turns away whoever finds too many there, without running their work, and takes the next when one has left', async () => {
    const log: string[] = [];
    const queue = createAccountQueue(2);
    const [running, waiting, late, after] = ['running', 'waiting', 'late', 'after'].map((name) => work(log, name));
    const results = [queue.run('acc', running!.run), queue.run('acc', waiting!.run)];
    await expect(queue.run('acc', late!.run)).rejects.toThrow(Unavailable);

    const elsewhere = queue.run('acc_2', async () => 'elsewhere');
    expect(await elsewhere).toBe('elsewhere');

    running!.end();
    await results[0];
    results.push(queue.run('acc', after!.run));
    waiting!.end();
    after!.end();
    expect(await Promise.all(results)).toEqual(['running', 'waiting', 'after']);
    expect(log).not.toContain('late begins');
  });

  it('is drained when nobody is left, nor anybody who came meanwhile', async () => {
    const log: string[] = [];
    const queue = createAccountQueue(10);
    await queue.drained();

    const works = ['first', 'second', 'third'].map((name) => work(log, name));
    const [first, second, third] = works as [(typeof works)[0], (typeof works)[0], (typeof works)[0]];
    const results = [queue.run('acc', first.run), queue.run('acc_2', second.run)];
    const drained = queue.drained().then(() => log.push('drained'));
    first.end();
    await results[0];
    results.push(queue.run('acc_2', third.run));
    second.end();
    await settle();
    expect(log).not.toContain('drained');
    third.fail(new Error('it broke'));
    await expect(results[2]).rejects.toThrow('it broke');
    await drained;
    expect(log.at(-1)).toBe('drained');
  });
});
