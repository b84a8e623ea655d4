import type { Place } from '../reporters/reporter'

/** A problem of the settings or of the schema that they name, in that file. */
export interface SettingsProblem {
  readonly path: string
  readonly ruleId: 'settings' | 'schema'
  readonly message: string
  readonly place: Place
}
