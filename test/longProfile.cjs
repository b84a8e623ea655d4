// Required by `npm run test:long`, before any test is loaded: see runs.ts. COPYDESK_LONG=10 in the environment does ten times as many runs.
process.env.COPYDESK_LONG ||= '1'
