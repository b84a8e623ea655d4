import { listInLine } from './common/attributeList'
import { blank, blockEnd } from './common/kramdownPatterns'
import type { TextScanner } from './common/textScanner'

/** Whether a block may end here that needs a blank line after it. */
export function isBeforeBoundary(scanner: TextScanner): boolean {
  return (
    scanner.atEnd ||
    scanner.check(blank) !== undefined ||
    scanner.check(blockEnd) !== undefined ||
    listInLine(scanner, scanner.pos) !== undefined
  )
}
