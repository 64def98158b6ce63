import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a key allows. Those that there are keep all that they did; servers that do not know of it yet make such. */
export class AddApiKeyScope1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    if (await hasScope(runner)) return;
    await runner.query(`
      ALTER TABLE api_keys
        ADD COLUMN scope VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'FULL',
        ADD CONSTRAINT api_keys_scope CHECK (scope IN ('READ', 'FULL'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    if (await hasScope(runner))
      await runner.query('ALTER TABLE api_keys DROP CONSTRAINT api_keys_scope, DROP COLUMN scope');
  }
}

/** MySQL has no IF NOT EXISTS for columns. */
async function hasScope(runner: QueryRunner): Promise<boolean> {
  const found = await runner.query(`
    SELECT 1 FROM information_schema.columns
    WHERE table_schema = DATABASE() AND table_name = 'api_keys' AND column_name = 'scope'`);
  return found.length > 0;
}
