// Property tests look at the same cases in each run, so that a failure is one of the change under test. With COPYDESK_LONG at others.
import { configureGlobal } from 'fast-check'

if (!process.env.COPYDESK_LONG) configureGlobal({ seed: 1 })
