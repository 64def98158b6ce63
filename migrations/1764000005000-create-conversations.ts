import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Live chats and instant calls. C2, L5: an active conversation refers to its agent's LIVE_ENGAGEMENT license, so that
 * neither one without a licensed agent nor the freeing of the license under it can be committed.
 */
export class CreateConversations1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS conversations (
        account_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        visitor_name VARCHAR(200) NOT NULL,
        agent_id VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
        agent_name VARCHAR(200) NULL,
        started_at DATETIME(3) NOT NULL,
        ended_at DATETIME(3) NULL,
        visitor_token_hash BINARY(32) NOT NULL,
        status VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
          AS (IF(ended_at IS NOT NULL, 'ENDED', IF(agent_id IS NULL, 'WAITING', 'ACTIVE'))) STORED,
        taken_by VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin
          AS (IF(ended_at IS NULL AND agent_id IS NOT NULL, 'LIVE_ENGAGEMENT', NULL)) STORED,
        PRIMARY KEY (account_id, id),
        UNIQUE KEY conversations_visitor_token (visitor_token_hash),
        KEY conversations_by_status (account_id, status, id),
        KEY conversations_taken (account_id, taken_by, agent_id),
        CONSTRAINT conversations_known_kind CHECK (kind IN ('LIVE_CHAT', 'INSTANT_CALL')),
        CONSTRAINT conversations_agent_name CHECK ((agent_id IS NULL) = (agent_name IS NULL)),
        CONSTRAINT conversations_account FOREIGN KEY (account_id) REFERENCES accounts (id),
        CONSTRAINT conversations_agent FOREIGN KEY (account_id, agent_id) REFERENCES users (account_id, id),
        CONSTRAINT conversations_taken_by_license FOREIGN KEY (account_id, taken_by, agent_id)
          REFERENCES licenses (account_id, kind, holder_id)
      ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE IF EXISTS conversations');
  }
}
