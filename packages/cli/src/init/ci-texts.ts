/** What docs/ci says for each system, with the version of this release: a gate that changes by itself is no gate. */

/** The whole of `.github/workflows/nxs-guard.yml`. */
export function githubWorkflow(version: string, branch: string): string {
  return `# .github/workflows/nxs-guard.yml
name: nxs-guard
on:
  pull_request:
  merge_group:
  push: { branches: [${branch}] }
permissions: { contents: read }
jobs:
  nxs-guard:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with: { fetch-depth: 0, persist-credentials: false }
      - run: npx --yes nxs-guard@${version} ci
`;
}

/** A job for GitLab, as `.gitlab-ci.yml` or a file that it includes. */
export function gitlabJob(version: string): string {
  return `# nxs-guard in merge requests and pushes. To use it: include this file, or copy it.
nxs-guard:
  stage: test
  image: node:22
  variables:
    # The commits of the merge request are scanned, so they have to be there.
    GIT_DEPTH: "0"
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
    - if: $CI_PIPELINE_SOURCE == "schedule"
  script:
    - npx --yes nxs-guard@${version} ci
  artifacts:
    when: always
    reports:
      secret_detection: gl-secret-detection-report.json
      junit: nxs-guard-junit.xml
`;
}

export const gitlabInclude = `include:
  - local: .gitlab/nxs-guard.yml
`;

export function azurePipeline(version: string): string {
  return `steps:
  - checkout: self
    fetchDepth: 0
  - task: UseNode@1
    inputs: { version: 22.x }
  - script: npx --yes nxs-guard@${version} ci
    displayName: nxs-guard
  - task: PublishTestResults@2
    condition: succeededOrFailed()
    inputs: { testResultsFormat: JUnit, testResultsFiles: $(Agent.TempDirectory)/nxs-guard-junit.xml }
`;
}

export function circleciConfig(version: string): string {
  return `version: 2.1
jobs:
  nxs-guard:
    docker: [{ image: cimg/node:22.13 }]
    steps:
      - checkout: { method: full }
      - run: npx --yes nxs-guard@${version} ci
      - store_test_results: { path: test-results/nxs-guard }
workflows:
  check: { jobs: [nxs-guard] }
`;
}

export function bitbucketPipelines(version: string): string {
  return `image: node:22
clone: { depth: full }
pipelines:
  pull-requests:
    "**":
      - step:
          script:
            - mkdir -p test-results
            - npx --yes nxs-guard@${version} ci --base "$BITBUCKET_PR_DESTINATION_COMMIT" --head "$BITBUCKET_COMMIT" --report pretty --report junit=test-results/nxs-guard.xml
`;
}

export function jenkinsStage(version: string): string {
  return `stage('nxs-guard') {
  when { changeRequest() }
  steps {
    sh 'npx --yes nxs-guard@${version} ci --base "origin/$CHANGE_TARGET" --report pretty --report junit=nxs-guard-junit.xml'
  }
  post { always { junit 'nxs-guard-junit.xml' } }
}
`;
}
