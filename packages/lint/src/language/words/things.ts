/** Nouns that name systems, artefacts and happenings: what acts and is acted on where no person does. */
import { wordSet } from './word-set.ts';

export const systemNouns = wordSet(`
account agent alarm alert alertmanager api app application appliance array autoscaler backend balancer bastion batch
bot box breaker broker browser bucket buffer builder bus cache canary catalogue cdn cell certificate channel check checker
client cloud cluster code collector component compiler computer connection connector console consumer container
controller core counter cpu crawler cron crontab daemon dashboard database datacenter datacentre datastore db deployer
deployment device disk dispatcher dns domain driver endpoint engine environment exporter failover fan farm fabric
fallback fetcher filesystem filter firewall firmware fleet framework frontend function gateway generator generators gpu
grafana grid guard handler hardware healthcheck heap hook host hub image indexer ingestor ingress instance interface
job kernel kubelet kubernetes lambda layer library limiter link linker listener load loadbalancer lock log logger loop
machine mainframe manager master mechanism memory mesh microservice middleware migration migrator mirror module monitor
monitoring network node notifier operator optimizer orchestrator os package packet page parser partition path peer
pipeline platform plugin pod poller pool pop primary printer probe process processor producer prometheus protocol
provisioner proxy psu pump queue rack rebalancer receiver reconciler redis region registry renderer replica
replication repository resolver restart retry rollout router runner runtime scaler scheduler scraper script sdk
secondary sensor server service session shard sidecar site software space stack staging standby stage storage store
stream subsystem subnet supervisor switch sync system table task terminal test thread throttle timer tool topic tracker
traffic transaction tunnel unit updater uplink ups validator valve vm volume vpn watchdog webhook website webserver
widget worker workflow workload
`);

/** What a person leaves behind and can be named through: `Priya's merge`, `the intern's script`. */
export const changeNouns = wordSet(`
change commit merge deploy deployment push patch edit update rollout release hotfix upgrade pr pull-request mr diff
migration script command query fix refactor config configuration branch code typo rewrite revert action actions
decision mistake error oversight slip blunder carelessness negligence inaction inattention work misconfiguration
changes commits edits mistakes errors decisions bug omission misjudgment misjudgement assumption haste cleanup restart
experiment test job cron one-liner flag toggle rebase force-push shortcut workaround hack tweak keystroke
refactoring reconfiguration statement statements playbook cronjob restructuring rename tuning
`);

export const eventNouns = wordSet(`
outage incident failure crash error spike surge rise drop loss delay event attack breach blip disruption degradation
timeout flood fire storm leak overload exhaustion corruption deletion restart reboot rollback switchover failover
maintenance regression slowdown interruption collapse
`);
