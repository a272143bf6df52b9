#!/usr/bin/env node
"use strict";

// Node (22.8 and later) keeps the compiled form of what is loaded after this, which takes about a seventh off the start.
require("node:module").enableCompileCache?.();
require("../dist/nxs-guard.cjs");
