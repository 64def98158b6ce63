/** The names of the statements that a server sends at its own pace, whatever it is asked. */
export const BACKGROUND = ['noteUse', 'readSequences', 'nextAccounts', 'forgetOldest', 'purgeKeys'];
