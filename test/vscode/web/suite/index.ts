import { copydeskSuite } from './copydesk.test'
import { featuresSuite } from './features.test'
import { hostSuite } from './host.test'

export const suites: readonly (() => void)[] = [hostSuite, copydeskSuite, featuresSuite]
