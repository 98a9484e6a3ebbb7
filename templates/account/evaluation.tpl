{{%AUTOESCAPE context="HTML"}}{{! The last evaluation on the account page, for
  staff.  Filled by evaluation_view_card(): EVALUATION(HAS_SCORE or NO_SCORE SCORE
  SCORE_TONE MADE_ON MADE_BY IS_DUE RADAR PART(PART_NAME PART_SCORE) SEES_PRIVATE) BASE }}
{{#EVALUATION}}<section class="card" aria-labelledby="evaluation-h"><div class="card-head"><h2 id="evaluation-h"><a href="{{BASE}}/evaluation">{{_"Evaluation"}}</a></h2>{{#HAS_SCORE}}<span class="badge tone-{{SCORE_TONE}}">{{_"{SCORE} of 100"}}</span>{{/HAS_SCORE}}</div>
{{#HAS_SCORE}}<div class="card-body stack stack-tight">{{#RADAR}}{{@include parts/chart_radar.tpl}}{{/RADAR}}<ul class="legend">{{#PART}}<li>{{PART_NAME}} <b>{{PART_SCORE}}</b></li>{{/PART}}</ul><small>{{MADE_ON}} · {{MADE_BY}}{{#IS_DUE}} <span class="badge tone-warn">{{_"A new one is due"}}</span>{{/IS_DUE}}</small></div>{{/HAS_SCORE}}
{{#NO_SCORE}}<div class="card-body soft">{{_"Not evaluated yet"}}</div>{{/NO_SCORE}}
<div class="card-body row no-print"><a class="button button-small" href="{{BASE}}/buying">{{_"How it buys"}}</a><a class="button button-small" href="{{BASE}}/events">{{_"Events"}}</a><a class="button button-small" href="{{BASE}}/group">{{_"Company group"}}</a>{{#SEES_PRIVATE}}<a class="button button-small" href="{{BASE}}/pressure">{{_"Pressure"}}</a>{{/SEES_PRIVATE}}</div></section>{{/EVALUATION}}
