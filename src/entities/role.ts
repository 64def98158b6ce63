import { registerEnumType } from 'type-graphql';

export enum Role {
  MEMBER = 'MEMBER',
  ADMINISTRATOR = 'ADMINISTRATOR',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What a user may do. Independent of licenses (rule U2).',
  valuesConfig: {
    MEMBER: { description: 'Sees and changes what is their own, and sees the numbers of the pools.' },
    ADMINISTRATOR: { description: 'Sees and changes the whole account; may do all that a MEMBER may.' },
  },
});
