-- The server's user, who reads and writes rows and no more than that. Run once, when the volume is new.
CREATE USER seatkeeper_server IDENTIFIED BY 'seatkeeper';
GRANT SELECT, INSERT, UPDATE, DELETE ON seatkeeper.* TO seatkeeper_server;
