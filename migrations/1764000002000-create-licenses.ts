import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Pools and their licenses. L1: a license is a row before anybody holds it, and is held, free or retired, one of the
 * three; `assigned` stays within `capacity`. L2: UNIQUE (account_id, kind, holder_id) lets a user hold one of a kind,
 * and any number be free, since NULLs differ from each other.
 */
export class CreateLicenses1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS license_pools (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        capacity INT NOT NULL,
        assigned INT NOT NULL DEFAULT 0,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY license_pools_kind (account_id, kind),
        CONSTRAINT license_pools_known_kind CHECK (kind IN ('SCHEDULED_MEETING', 'LIVE_ENGAGEMENT')),
        CONSTRAINT license_pools_capacity CHECK (capacity BETWEEN 0 AND 100000),
        CONSTRAINT license_pools_assigned CHECK (assigned BETWEEN 0 AND capacity),
        CONSTRAINT license_pools_account FOREIGN KEY (account_id) REFERENCES accounts (id)
      ) ENGINE = InnoDB`);
    await runner.query(`
      CREATE TABLE IF NOT EXISTS licenses (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        holder_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
        assigned_at DATETIME(3) NULL,
        free_since INT NULL COMMENT 'the version of the account with which it became free',
        retired_at DATETIME(3) NULL,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY licenses_holder (account_id, kind, holder_id),
        KEY licenses_free (account_id, kind, free_since, id),
        KEY licenses_by_holder (account_id, holder_id),
        CONSTRAINT licenses_held_free_or_retired
          CHECK ((holder_id IS NOT NULL) + (free_since IS NOT NULL) + (retired_at IS NOT NULL) = 1),
        CONSTRAINT licenses_assigned_at CHECK ((holder_id IS NULL) = (assigned_at IS NULL)),
        CONSTRAINT licenses_pool FOREIGN KEY (account_id, kind) REFERENCES license_pools (account_id, kind),
        CONSTRAINT licenses_holder_user FOREIGN KEY (account_id, holder_id) REFERENCES users (account_id, id)
      ) ENGINE = InnoDB`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS licenses');
    await runner.query('DROP TABLE IF EXISTS license_pools');
  }
}
