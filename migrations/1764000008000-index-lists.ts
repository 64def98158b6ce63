import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lists read what they show, and no rows between: tombstones, users of another role, retired or held licenses, pages that
 * are enabled. A license's `state` changes with every change of its holder; all else that these keys hold is changed seldom.
 */
export class IndexLists1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (!(await hasKey(runner, 'users_named'))) {
      await runner.query(`
        ALTER TABLE users
          ADD KEY users_named (account_id, deleted_at, name, id),
          ADD KEY users_named_by_role (account_id, role, deleted_at, name, id),
          DROP KEY users_by_name`);
    }
    if (!(await hasKey(runner, 'licenses_by_state'))) {
      await runner.query(`
        ALTER TABLE licenses
          ADD COLUMN state VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin
            AS (IF(retired_at IS NOT NULL, 'RETIRED', IF(holder_id IS NULL, 'FREE', 'HELD'))) STORED,
          ADD KEY licenses_by_state (account_id, kind, state, id),
          ADD KEY licenses_by_kind (account_id, kind, retired_at, id)`);
    }
    if (!(await hasKey(runner, 'booking_pages_dark'))) {
      await runner.query(`
        ALTER TABLE booking_pages
          ADD KEY booking_pages_dark (account_id, enabled_by, id),
          ADD KEY booking_pages_by_reason (account_id, disabled_reason, id)`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    if (await hasKey(runner, 'booking_pages_dark'))
      await runner.query('ALTER TABLE booking_pages DROP KEY booking_pages_dark, DROP KEY booking_pages_by_reason');
    if (await hasKey(runner, 'licenses_by_state')) {
      await runner.query(
        'ALTER TABLE licenses DROP KEY licenses_by_state, DROP KEY licenses_by_kind, DROP COLUMN state',
      );
    }
    if (await hasKey(runner, 'users_named')) {
      await runner.query(`
        ALTER TABLE users
          ADD KEY users_by_name (account_id, name, id),
          DROP KEY users_named,
          DROP KEY users_named_by_role`);
    }
  }
}

/** MySQL has no IF NOT EXISTS for keys; each table is altered wholly or not at all. */
async function hasKey(runner: QueryRunner, name: string): Promise<boolean> {
  const found = await runner.query(
    'SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND index_name = ?',
    [name],
  );
  return found.length > 0;
}
