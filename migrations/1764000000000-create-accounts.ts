import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ulid } from 'ulid';

/**
 * The tenant, its log, and the row that tells this installation from others.
 *
 * E2 is kept by the database too: each event refers to the one before it, so that a hole is refused, and an account's
 * sequence refers to an event, so that it never passes the log.
 */
export class CreateAccounts1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // accounts and events refer to each other; IF NOT EXISTS lets a migration that was killed halfway run again
    await runner.query('SET FOREIGN_KEY_CHECKS = 0');
    await runner.query(`
      CREATE TABLE IF NOT EXISTS accounts (
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        name VARCHAR(200) NOT NULL,
        sequence INT NOT NULL DEFAULT 0,
        created_at DATETIME(3) NOT NULL,
        newest_event INT AS (NULLIF(sequence, 0)) STORED,
        PRIMARY KEY (id),
        CONSTRAINT accounts_sequence CHECK (sequence >= 0),
        CONSTRAINT accounts_newest_event FOREIGN KEY (id, newest_event) REFERENCES events (account_id, sequence)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await runner.query(`
      CREATE TABLE IF NOT EXISTS events (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        sequence INT NOT NULL,
        type VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        occurred_at DATETIME(3) NOT NULL,
        actor_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
        api_key_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
        request_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        data JSON NOT NULL,
        oldest BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'set on the first event kept when older ones are purged',
        previous INT AS (IF(sequence = 1 OR oldest, NULL, sequence - 1)) STORED,
        PRIMARY KEY (account_id, sequence),
        CONSTRAINT events_sequence CHECK (sequence >= 1),
        CONSTRAINT events_account FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT events_without_hole FOREIGN KEY (account_id, previous) REFERENCES events (account_id, sequence)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    await runner.query('SET FOREIGN_KEY_CHECKS = 1');
    await runner.query(`
      CREATE TABLE IF NOT EXISTS deployment (
        only TINYINT NOT NULL DEFAULT 1,
        id CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        epoch CHAR(26) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        PRIMARY KEY (only),
        CONSTRAINT deployment_only CHECK (only = 1)
      ) ENGINE = InnoDB`);
    await runner.query('INSERT IGNORE INTO deployment (only, id, epoch) VALUES (1, ?, ?)', [ulid(), ulid()]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('SET FOREIGN_KEY_CHECKS = 0');
    await runner.query('DROP TABLE IF EXISTS deployment, events, accounts');
    await runner.query('SET FOREIGN_KEY_CHECKS = 1');
  }
}
