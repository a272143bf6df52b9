import { angularClient } from "./angular.ts";
import { axiosClient } from "./axios.ts";
import type { Client } from "./client.ts";
import { fetchClient } from "./fetch.ts";
import { gotClient } from "./got.ts";
import { headerlessClient } from "./headerless.ts";
import { http2Client } from "./http2.ts";
import { jqueryClient } from "./jquery.ts";
import { kyClient } from "./ky.ts";
import { needleClient } from "./needle.ts";
import { nexusSdkClient } from "./nexus-sdk.ts";
import { nodeHttpClient } from "./node-http.ts";
import { ofetchClient } from "./ofetch.ts";
import { rtkQueryClient } from "./rtk-query.ts";
import { superagentClient } from "./superagent.ts";
import { undiciClient } from "./undici.ts";
import { xmlHttpRequestClient } from "./xml-http-request.ts";

/** The HTTP clients whose calls are understood; the first that knows a call reads it. */
export const clients: readonly Client[] = [
  fetchClient,
  undiciClient,
  nexusSdkClient,
  axiosClient,
  kyClient,
  gotClient,
  ofetchClient,
  nodeHttpClient,
  http2Client,
  superagentClient,
  needleClient,
  xmlHttpRequestClient,
  rtkQueryClient,
  headerlessClient,
  jqueryClient,
  angularClient,
];
