import type { Callee, Sink } from "./sink.ts";

/** Who takes what in, by the name of the object and of its methods. */
const COLLECTORS: readonly (readonly [holder: RegExp, method: RegExp])[] = [
  [
    /^(?:Sentry|scope|Raven|currentScope|getCurrentScope|getIsolationScope|getGlobalScope)$/,
    /^(?:captureException|captureMessage|captureEvent|setContext|setExtras?|setTags?|setUser|addBreadcrumb|captureFeedback|setAttributes?)$/,
  ],
  [
    /^(?:posthog|postHog|posthogClient|ph|client)$/,
    /^(?:capture|captureException|register|register_once|setPersonProperties|setPersonPropertiesForFlags)$/,
  ],
  [/posthog/i, /^(?:capture|identify|register|alias|group)$/],
  [
    /^(?:analytics|segment|segmentAnalytics|rudderanalytics|rudder|telemetry|tracker|metrics|amplitude|mixpanel|heap|plausible|umami|fathom|splitbee|LogRocket|FullStory|Intercom|june|jitsu|woopra|kissmetrics)$/i,
    /^(?:track|trackEvent|capture|identify|page|group|screen|alias|logEvent|log|register|register_once|record|people|send|sendEvent|event|push|addUserProperties|setUserProperties)$/,
  ],
  [/^people$/, /^(?:set|set_once|append|union)$/],
  [/^(?:dataLayer|_paq|_hsq|_gaq)$/, /^push$/],
  [/^(?:datadogRum|datadogLogs|DD_RUM|DD_LOGS)$/i, /^(?:add\w+|set\w+|log|startView)$/],
  [
    /^(?:newrelic|newRelic)$/,
    /^(?:noticeError|addCustomAttributes?|addPageAction|recordCustomEvent|recordLogEvent|setCustomAttribute|setErrorHandler|log)$/,
  ],
  [
    /^(?:rollbar|Rollbar|bugsnag|Bugsnag|honeybadger|Honeybadger|airbrake|Airbrake|TrackJS|appInsights|appInsightsClient|raygun)$/,
    /^(?:log|debug|info|warn|warning|error|critical|notify|addMetadata|leaveBreadcrumb|setContext|addBreadcrumb|track\w+|send|addCustomProperty)$/,
  ],
  [
    /^(?:span|activeSpan|rootSpan|currentSpan|getActiveSpan)$/,
    /^(?:setAttributes?|setTag|addEvent|log|addTags|setData)$/,
  ],
];
const FUNCTIONS = /^(?:gtag|fbq|ga|ym|clarity|va)$/;
const MODULES =
  /^(?:@sentry\/[\w-]+|posthog-(?:js|node)(?:\/\S*)?|mixpanel(?:-browser)?|@amplitude\/\S+|@segment\/\S+|@vercel\/analytics\S*|newrelic|dd-trace|rollbar|@bugsnag\/\S+)$/;
const MODULE_METHOD =
  /^(?:capture\w+|capture|track\w*|identify|set(?:Context|Extras?|Tags?|User|Attributes?)|addBreadcrumb|logEvent|group|page|register|noticeError|addCustomAttributes?|recordCustomEvent|notify|addMetadata)$/;

/** `Sentry.setContext(…)`, `posthog.capture(…)`, `analytics.track(…)`. */
export function analyticsAt({ method, holder, module, path, name, values }: Callee): Sink | undefined {
  const analytics: Sink = { kind: "analytics", name, values };
  if (COLLECTORS.some(([holders, methods]) => holders.test(holder) && methods.test(method))) return analytics;
  if (module !== undefined && MODULES.test(module) && MODULE_METHOD.test(method)) return analytics;
  return holder === "" && path.length === 1 && FUNCTIONS.test(method) ? analytics : undefined;
}
