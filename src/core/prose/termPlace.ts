import type { TermPlace } from '../style/houseList'
import type { ProseRun } from './proseRun'

/** Where a run stands for the house list. */
export function termPlaceOf(run: ProseRun): TermPlace {
  const { place } = run
  return { scope: place === 'quotation' || place === 'code' ? 'body' : place, language: () => run.language }
}
