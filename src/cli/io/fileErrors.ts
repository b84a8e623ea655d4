/** The file was not written, on purpose. The message is a clause that says why, such as “it was changed in the meantime”. */
export class LeftAlone extends Error {}

/** The error code for anything but a regular file: a pipe, a device, a socket. Node has no code of its own for it; this is the one of BSD. */
const notRegularCode = 'EFTYPE'

export function notRegular(path: string): Error {
  return Object.assign(new Error(`not a regular file: ${path}`), { code: notRegularCode })
}

/** Has the code of Node for a file that is too large to read. @param maxBytes the limit */
export function tooLarge(path: string, maxBytes: number): Error {
  return Object.assign(new Error(`larger than ${maxBytes} bytes: ${path}`), { code: 'ERR_FS_FILE_TOO_LARGE' })
}
