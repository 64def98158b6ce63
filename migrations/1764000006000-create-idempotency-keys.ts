import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What became of changes that their callers may ask for again: unique by who asked and with which key, hashed. */
export class CreateIdempotencyKeys1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS idempotency_keys (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        scope BINARY(32) NOT NULL,
        input_hash BINARY(32) NOT NULL,
        result JSON NOT NULL,
        created_at DATETIME(3) NOT NULL,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY idempotency_keys_scope (scope),
        KEY idempotency_keys_by_age (created_at),
        CONSTRAINT idempotency_keys_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS idempotency_keys');
  }
}
