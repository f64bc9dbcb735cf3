/** A location as it may be printed: without the password. */
export function withoutPassword(location: string): string {
  return location.replace(/^(postgres(?:ql)?:\/\/[^:/@?#]*):[^@/?#]*@/, '$1@').replace(/([?&]password=)[^&]*/g, '$1…');
}
