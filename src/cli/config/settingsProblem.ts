import type { Location } from '../../core/text/location'

/** A problem in `copydesk.yaml` or in a schema that it names. */
export interface SettingsProblem {
  readonly path: string
  readonly ruleId: 'settings' | 'schema'
  readonly message: string
  readonly location: Location
  /** Whether a file that the settings extend cannot be used: nothing is checked then. */
  readonly isFatal: boolean
}
