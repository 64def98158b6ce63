import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * P2: an enabled page (one without a reason to be dark) refers to its owner's SCHEDULED_MEETING license, so that neither
 * an enabled page without a licensed owner nor the freeing of the license under it can be committed.
 */
export class CreateBookingPages1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS booking_pages (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        slug VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        title VARCHAR(200) NOT NULL,
        duration_minutes INT NOT NULL,
        owner_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        disabled_reason VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
        disabled_at DATETIME(3) NULL,
        created_at DATETIME(3) NOT NULL,
        enabled_by VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
          AS (IF(disabled_reason IS NULL, 'SCHEDULED_MEETING', NULL)) STORED,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY booking_pages_slug (slug),
        KEY booking_pages_by_owner (account_id, owner_id, id),
        KEY booking_pages_enabled (account_id, enabled_by, owner_id),
        CONSTRAINT booking_pages_duration CHECK (duration_minutes BETWEEN 5 AND 1440),
        CONSTRAINT booking_pages_reason CHECK (disabled_reason IN ('OWNER_UNLICENSED', 'BY_USER', 'OWNER_DELETED')),
        CONSTRAINT booking_pages_dark_since CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL)),
        CONSTRAINT booking_pages_owner FOREIGN KEY (account_id, owner_id) REFERENCES users (account_id, id),
        CONSTRAINT booking_pages_enabled_by_license FOREIGN KEY (account_id, enabled_by, owner_id)
          REFERENCES licenses (account_id, kind, holder_id)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS booking_pages');
  }
}
