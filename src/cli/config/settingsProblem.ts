import type { Location } from '../../core/text/location'

/** A problem in `copydesk.yaml` or in a schema that it names. */
export interface SettingsProblem {
  readonly path: string
  readonly ruleId: 'settings' | 'schema'
  readonly message: string
  readonly location: Location
}
