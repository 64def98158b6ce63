/** What the log has of an error: where it came from, and nothing that somebody sent. */
export interface LoggedError {
  type: string;
  message: string;
  stack?: string;
  code?: string;
  errno?: number;
  /** The name of the statement that failed. */
  statement?: string;
  cause?: LoggedError;
}

/** Causes of causes; longer chains are not worth their lines, and may be circles. */
const CAUSES = 3;

/**
 * Drivers' errors carry statements with all their values, commands with their arguments, and quote values in their
 * messages: of an error's properties only those above are taken, and of its message what cannot be somebody's.
 */
export function loggedError(error: unknown, causes = CAUSES): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: WITHHELD };
  const { code, errno, statement, cause } = error as Error & Record<'code' | 'errno' | 'statement', unknown>;
  const message = plainMessage(error);
  const frames = error.stack?.split('\n').filter((line) => /^ +at /.test(line)) ?? [];
  return {
    type: error.name,
    message,
    stack: [`${error.name}: ${message}`, ...frames].join('\n'),
    ...(typeof code === 'string' && { code }),
    ...(typeof errno === 'number' && { errno }),
    ...(typeof statement === 'string' && { statement }),
    ...(cause !== undefined && causes > 0 && { cause: loggedError(cause, causes - 1) }),
  };
}

const WITHHELD = '(withheld)';

/**
 * Of the database's errors, those that quote names of tables, columns, keys and users only: 1044, 1045, 1142 and 1143
 * denied, 1048 not null, 1049, 1054 and 1146 unknown, 1364 no default, 1406 too long, 1451 and 1452 foreign keys, 3819
 * and 4025 checks.
 */
const QUOTE_NAMES = new Set([1044, 1045, 1048, 1049, 1054, 1142, 1143, 1146, 1364, 1406, 1451, 1452, 3819, 4025]);

function plainMessage(error: Error): string {
  const { errno, sqlState } = error as { errno?: number; sqlState?: string };
  // V8 quotes the JSON that it could not read
  if (error instanceof SyntaxError) return WITHHELD;
  if (sqlState === undefined || QUOTE_NAMES.has(errno ?? 0)) return error.message;
  const key = errno === 1062 ? /for key '[\w.]+'$/.exec(error.message)?.[0] : undefined;
  return `${error.message.replace(/'[\s\S]*'/, `'...'`)}${key ? ` ${key}` : ''}`;
}
