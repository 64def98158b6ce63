/** The field `dryRun` of an input. */
export const DRY_RUN = {
  nullable: true,
  defaultValue: false,
  description:
    'Change nothing, and answer with what would happen: whatever the payload lists as it would be, holder and owner included, and its numbers. What is reached through that is as it is now.',
};
