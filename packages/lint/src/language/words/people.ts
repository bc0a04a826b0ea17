/** Nouns that name people, teams and organisations in the field. */
import { wordSet } from './word-set.ts';

/** One person by role. Plurals follow by rule. */
export const roleNouns = wordSet(`
administrator admin analyst apprentice approver architect assistant attendee author boss caller ceo ciso coder
colleague commander committer contractor consultant coordinator coworker co-worker cto custodian dba designer
dev developer director editor employee engineer expert facilitator firefighter fixer freelancer graduate hacker hero
human individual intern investigator janitor junior lead leader maintainer manager member mentor newcomer newbie
novice oncall on-call oncaller on-caller officer operator owner pm person player principal programmer
researcher responder reviewer rookie scribe sdet secretary senior someone specialist spokesperson staffer student
supervisor sysadmin sysop teammate team-mate tech technician temp tester trainee trainer veteran volunteer watcher
watchkeeper worker guy lady man woman dude bloke hire newhire new-hire superintendent foreman clerk dispatcher
nurse doctor physician pharmacist pilot captain driver electrician agent cashier teacher
scientist merchandiser accountant bookkeeper auditor mechanic fitter planner machinist welder chemist receptionist
porter steward storekeeper warehouseman marketer copywriter
statistician successor predecessor trustee radiographer paramedic midwife
curator librarian archivist signaller signalman conductor plumber carpenter surveyor teller trader underwriter adjuster actuary
lawyer paralegal bailiff journalist lecturer tutor professor instructor forecaster meteorologist geologist biologist physicist
surgeon anaesthetist anesthetist radiologist pathologist therapist dentist optician carer caretaker housekeeper attendant postman
salesperson salesman buyer bursar treasurer constable sergeant detective soldier skipper sailor purser stevedore picker
forester gardener farmer butcher baker cook waiter barista cleaner signwriter linesman shunter rigger stagehand translator
animator croupier referee umpire lifeguard warden watchman quartermaster economist psychologist veterinarian underwriter
stagehand projectionist usher fireman glazier roofer joiner millwright toolmaker locksmith
`);

/** Words for several people at once. */
export const peopleNouns = wordSet(`
people folks staff personnel guys engineers devs developers humans men women crew everyone everybody anybody
`);

/** Role nouns that software bears as often as people do; trusted only with a person's verb or company. */
export const doubtfulRoles = wordSet(`
operator agent driver manager controller worker scheduler owner author editor maintainer leader member player
tester watcher caller committer director host client user custodian principal lead player pilot temp coordinator
approver dispatcher hire tech expert individual senior junior commander
`);

/** Left neighbours that turn a role noun into a piece of software. */
export const softwareModifiers = wordSet(`
kubernetes k8s package window session task job cluster resource file cache build deployment memory device network disk
storage container process service queue secret secrets certificate alert config configuration state database db
prometheus etcd elasticsearch kafka postgres mysql redis flink spark helm node volume topic logical boolean
comparison ternary binary unary bitwise sql in-cluster web background celery sidekiq gunicorn puma nginx ci
buildkite jenkins monitoring logging vault connection transaction ip device kernel nvidia gpu csi jdbc odbc raft
paxos quorum replica shard partition consul nomad zookeeper browser user identity load display key password stuck
cron autoscaling autoscaler test data block code
`);

/** Words that, as head of a phrase, make it a team. */
export const teamNouns = wordSet(`
team squad crew group department dept division tribe chapter guild unit office desk management leadership org
organisation organization noc helpdesk netops devops secops sysops dataops mlops infosec appsec sre sres ops qa
teams squads groups crews departments management
`);

/** Team names that stand alone as a subject: `Networking dropped …`, `QA missed …`. */
export const teamNames = wordSet(`
sre sres ops devops qa noc netops secops infosec appsec dbas networking platform infrastructure infra security support
engineering product marketing sales finance legal operations helpdesk storage payments billing identity frontend
backend it hr devrel compliance management leadership procurement logistics maintenance fulfilment search mobile
growth data core release tooling dispatch facilities pharmacy nursing testing triage purchasing accounting
underwriting claims scheduling crewing catering ticketing reservations admissions estates treasury settlements editorial planning housekeeping radiology pathology collections lending
`);

/** Of these only their capitals (or a person's verb) tell the team from the thing. */
export const doubtfulTeams = wordSet(`
networking platform infrastructure infra security support engineering product marketing sales finance legal operations
storage payments billing identity frontend backend it compliance management procurement logistics maintenance
fulfilment search mobile growth data core release tooling dispatch facilities testing triage unit office desk group
groups division chapter guild pharmacy nursing org purchasing accounting
underwriting claims scheduling crewing catering ticketing reservations admissions estates treasury settlements editorial planning housekeeping radiology pathology collections lending
`);

export const organisationNouns = wordSet(`
vendor supplier provider partner contractor subcontractor carrier isp registrar hoster company agency manufacturer
integrator reseller outsourcer consultancy publisher landlord bank distributor maker haulier shipper foundry shipyard reinsurer insurer telco upstream msp customer client
`);

export const organisationNames = wordSet(`
aws amazon google microsoft azure gcp cloudflare fastly akamai github gitlab datadog pagerduty stripe okta auth0 twilio
slack atlassian oracle ibm cisco equinix hetzner ovh digitalocean linode heroku netlify vercel mongodb snowflake
salesforce zendesk verizon comcast telia cogent level3 letsencrypt digicert godaddy namecheap sendgrid mailgun
`);

/** Names of tools and projects that are also given names; never read as a person without other evidence. */
export const namesOfThings = wordSet(`
jenkins travis athena cassandra will mark april may june grace hope faith joy rose iris ruby pearl jade crystal amber
summer autumn dawn eve sunny sky star stella luna aurora apollo hermes zeus hera ares odin thor loki atlas orion
phoenix chase grant bill rob rich art drew duke max min
miles pat rex skip sue tab trace ward woody mercury
juno dallas paris london sydney florence vienna geneva milan virginia georgia carolina
dakota montana brooklyn chelsea kent lincoln houston phoenix 
alexandria kafka druid presto spark flink storm heron pulsar samza hadoop ambari oozie dask airflow celery flask
django ghost jekyll pelican gitea drone concourse argo flux vault consul nomad packer terraform pulumi chef
puppet salt ansible maven gradle ivy ant bazel buck pants salsa melody dolly alexa siri cortana watson bard claude
gemini hal ada pascal haskell ruby perl crystal elm nim zig dart lua go rust basic cobol jade pug stylus less
jasmine mocha karma sinon chai ava jest cypress selenium sierra catalina monterey ventura big sonoma jessie wheezy
buster stretch bullseye trixie bookworm lenny sarge woody potato toy bo hamm sid focal bionic xenial trusty precise
penny dot mo an in so do my no do he you ha la le van de den der di da al el long long-ha page price major minor
general art guy ace case case bill clay cliff forest glen heath dale lane rusty sterling stone west north
east south wood berry bloom reed brook misty stormy rocky sage basil ginger olive 
poppy ginger coral cherry honey candy angel christian mercy patience charity trinity genesis nevada
march august monday tuesday wednesday thursday friday saturday sunday easter noel carol melody harmony aria cadence
viola piper archer hunter mason carter cooper tanner tyler parker porter taylor turner walker fisher baker miller
bishop deacon king prince duke baron judge marshal
`);

/** English words that are given names too: people only where a past verb follows at once. */
export const wordNames = wordSet(
  'mark will grace hope faith art bill chase grant rob rich drew sue pat max ruby rose iris amber grant hunter joy dawn eve skip tab guy',
);
