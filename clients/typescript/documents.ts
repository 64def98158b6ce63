/** What a document asks for, by its text: no parser is needed for that. `unsafe` are events that cannot be resumed. */
export function kindOf(query: string): 'operation' | 'events' | 'state' | 'unsafe' {
  const text = query.replace(/#.*/g, '');
  if (!/(^|\})[\s,]*subscription\b/.test(text)) return 'operation';
  if (/\$after\b.*\$after\b/s.test(text)) return 'events';
  // what is there now, told anew at each opening
  return /\b(seatUsage|logHead)\b/.test(text) ? 'state' : 'unsafe';
}

/** A stream without holes: not one that is filtered by `types`. */
export function hasAllEvents(query: string): boolean {
  return /\baccountEvents\s*\(\s*after\s*:\s*\$after[\s,]*\)/.test(query);
}
