import { DataSource } from 'typeorm';
import { migrations } from '../../migrations/index.js';
import {
  Account,
  ApiKey,
  ApiKeyUse,
  Booking,
  BookingPage,
  Conversation,
  Deployment,
  EventRow,
  IdempotencyKey,
  License,
  LicensePool,
  User,
} from '../entities/index.js';
import { connectionOptions } from './connection.js';

/** TypeORM's view of the database: the entities' columns and the migrations. Nothing is ever synchronized. */
export function createDataSource(databaseUrl: string): DataSource {
  return new DataSource({
    type: 'mysql',
    entities: [
      Account,
      ApiKey,
      ApiKeyUse,
      Booking,
      BookingPage,
      Conversation,
      Deployment,
      EventRow,
      IdempotencyKey,
      License,
      LicensePool,
      User,
    ],
    migrations,
    synchronize: false,
    poolSize: 2,
    extra: connectionOptions(databaseUrl),
  });
}
