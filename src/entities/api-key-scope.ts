import { registerEnumType } from 'type-graphql';

export enum ApiKeyScope {
  READ = 'READ',
  FULL = 'FULL',
}

registerEnumType(ApiKeyScope, {
  name: 'ApiKeyScope',
  description: 'What a key allows of all that its user may.',
  valuesConfig: {
    READ: { description: 'Queries and subscriptions. Every mutation is FORBIDDEN, those for guests as well.' },
    FULL: { description: 'All that the user may.' },
  },
});
