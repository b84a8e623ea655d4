const fixedOffset = /^(?:Z|UTC|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** Whether a text names a time zone: an IANA name (`Asia/Shanghai`), `UTC`, `Z`, or an offset such as `+08:00`. */
export function isTimeZone(name: string): boolean {
  if (fixedOffset.test(name)) return true
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
