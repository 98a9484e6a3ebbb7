{{%AUTOESCAPE context="HTML"}}{{!
  What is open by age.  Filled by money_view_ageing().
  HAS_AGEING NO_AGEING TODAY AGE(AGE_NUMBER AGE_TEXT AGE_MONEY AGE_SHARE
  AGE_DRAWN AGE_X AGE_WIDTH)
}}
<section class="card" aria-labelledby="age"><div class="card-head"><h2 id="age">{{_"By age, {TODAY}"}}</h2></div><div class="card-body stack stack-tight">{{#HAS_AGEING}}<svg class="ageing" viewBox="0 0 1000 26" preserveAspectRatio="none" role="img" aria-labelledby="age-t age-d"><title id="age-t">{{_"What is owed, by age"}}</title><desc id="age-d">{{#AGE}}{{AGE_TEXT}} {{AGE_MONEY}}; {{/AGE}}</desc>{{#AGE}}{{#AGE_DRAWN}}<rect class="age-{{AGE_NUMBER}}" x="{{AGE_X}}" width="{{AGE_WIDTH}}" height="26"/>{{/AGE_DRAWN}}{{/AGE}}</svg>
<ul class="legend-list">{{#AGE}}<li><i class="swatch age-{{AGE_NUMBER}}"></i>{{AGE_TEXT}} <small>{{AGE_SHARE}}</small><b>{{AGE_MONEY}}</b></li>{{/AGE}}</ul>{{/HAS_AGEING}}{{#NO_AGEING}}<p class="row soft">{{@icon circle-check}}{{_"Nothing is open."}}</p>{{/NO_AGEING}}</div></section>
