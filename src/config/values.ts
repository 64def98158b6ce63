/** A setting that cannot be used. The message is one line, names the variable and says what it takes. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** An empty variable counts as not set: it is how compose files and shells unset one. */
export function text(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[name]?.trim() || undefined;
}

export function integer(env: NodeJS.ProcessEnv, name: string, byDefault: number, min: number, max: number): number {
  const value = text(env, name);
  if (value === undefined) return byDefault;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= min && number <= max) return number;
  throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not ${JSON.stringify(value)}`);
}

export function onOrOff(env: NodeJS.ProcessEnv, name: string, byDefault: boolean): boolean {
  const value = text(env, name) ?? (byDefault ? 'on' : 'off');
  if (value === 'on' || value === 'off') return value === 'on';
  throw new ConfigError(`${name} must be on or off, not ${JSON.stringify(value)}`);
}
