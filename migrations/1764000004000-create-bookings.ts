import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bookings. B2: of bookings that overlap, the database itself refuses those of a host that begin at the same instant;
 * the rest is decided under the account's lock. `page_id` refers to a page that may be deleted: bookings made stand.
 */
export class CreateBookings1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS bookings (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        page_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        page_slug VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        page_title VARCHAR(200) NOT NULL,
        host_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        host_name VARCHAR(200) NOT NULL,
        guest_name VARCHAR(200) NOT NULL,
        guest_email VARCHAR(254) NOT NULL,
        starts_at DATETIME(3) NOT NULL,
        ends_at DATETIME(3) NOT NULL,
        canceled_at DATETIME(3) NULL,
        cancel_token_hash BINARY(32) NOT NULL,
        status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
          AS (IF(canceled_at IS NULL, 'CONFIRMED', 'CANCELED')) STORED,
        confirmed_start DATETIME(3) AS (IF(canceled_at IS NULL, starts_at, NULL)) STORED,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY bookings_cancel_token (cancel_token_hash),
        UNIQUE KEY bookings_slot (account_id, host_id, confirmed_start),
        KEY bookings_by_start (account_id, starts_at, id),
        KEY bookings_by_host (account_id, host_id, starts_at, id),
        KEY bookings_by_page (account_id, page_id, starts_at, id),
        CONSTRAINT bookings_duration
          CHECK (TIMESTAMPDIFF(MICROSECOND, starts_at, ends_at) BETWEEN 300000000 AND 86400000000),
        CONSTRAINT bookings_host FOREIGN KEY (account_id, host_id) REFERENCES users (account_id, id)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS bookings');
  }
}
