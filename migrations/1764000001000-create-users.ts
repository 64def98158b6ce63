import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People and their keys. U4: `email_key` is unique within the account; the tombstone of a deleted user has none, so
 * that its e-mail is free again. Comparing it byte by byte keeps `müller@` and `muller@` apart.
 */
export class CreateUsers1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS users (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name VARCHAR(200) NOT NULL,
        email VARCHAR(254) NOT NULL,
        role VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_at DATETIME(3) NOT NULL,
        deleted_at DATETIME(3) NULL,
        email_key VARCHAR(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
          AS (IF(deleted_at IS NULL, LOWER(email), NULL)) STORED,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY users_email (account_id, email_key),
        KEY users_by_name (account_id, name, id),
        KEY users_by_role (account_id, role, deleted_at),
        CONSTRAINT users_role CHECK (role IN ('MEMBER', 'ADMINISTRATOR')),
        CONSTRAINT users_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE IF NOT EXISTS api_keys (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        user_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        label VARCHAR(200) NOT NULL,
        secret_hash BINARY(32) NOT NULL,
        created_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NULL,
        revoked_at DATETIME(3) NULL,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY api_keys_id (id),
        CONSTRAINT api_keys_user FOREIGN KEY (account_id, user_id) REFERENCES users (account_id, id)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE IF NOT EXISTS api_key_uses (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        key_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        used_at DATETIME(3) NOT NULL,
        PRIMARY KEY (account_id, key_id),
        CONSTRAINT api_key_uses_key FOREIGN KEY (account_id, key_id) REFERENCES api_keys (account_id, id)
      ) ENGINE = InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS api_key_uses');
    await runner.query('DROP TABLE IF EXISTS api_keys');
    await runner.query('DROP TABLE IF EXISTS users');
  }
}
