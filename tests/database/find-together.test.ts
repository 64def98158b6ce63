import { describe, expect, it } from '@jest/globals';
import { createPools } from '../../src/database/pools.js';
import { newAccount } from '../support/accounts.js';
import { services } from '../support/services.js';

const BY_ID = '/* byId */ SELECT a.id, a.name, CONNECTION_ID() AS connection FROM accounts a WHERE a.id IN (?)';

describe('rows that are looked up by their ids in one turn', () => {
  it('share one statement, and each gets its own', async () => {
    const [one, other] = [await newAccount({ name: 'One' }), await newAccount({ name: 'Other' })];
    const { read, end } = createPools(services().databaseUrl);
    try {
      const ids = [one.accountId, 'acc_00000000000000000000000000', other.accountId, one.accountId];
      const rows = await Promise.all(ids.map((id) => read.find<{ id: string; name: string }>(BY_ID, id)));
      expect(rows.map((row) => row?.name)).toEqual(['One', undefined, 'Other', 'One']);
      expect(read.traffic.sent.get('byId')?.times).toBe(1);
      expect((await read.find<{ id: string; name: string }>(BY_ID, one.accountId))?.name).toBe('One');
      expect(read.traffic.sent.get('byId')?.times).toBe(2);
    } finally {
      await end();
    }
  });

  it('fail together where the statement does, and are asked for anew by the next', async () => {
    const { accountId } = await newAccount();
    const { read, end } = createPools(services().databaseUrl);
    try {
      const wrong = '/* wrong */ SELECT a.id FROM nowhere a WHERE a.id IN (?)';
      const outcomes = await Promise.allSettled([read.find(wrong, accountId), read.find(wrong, 'acc_1')]);
      expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      await expect(read.find(wrong, accountId)).rejects.toThrow(/nowhere/);
      expect(read.traffic.sent.get('wrong')?.times).toBe(2);
      expect(read.traffic.inUse).toBe(0);
    } finally {
      await end();
    }
  });
});
