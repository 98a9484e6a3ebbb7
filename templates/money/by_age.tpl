{{%AUTOESCAPE context="HTML"}}{{! All customers by age: the sum, then each.  Filled by
  cgi-bin/money/due.c. }}
{{@include money/head.tpl}}
<div class="stack">{{@include money/ageing.tpl}}
<section class="card card-long" aria-label="{{HEADING}}">{{@include money/tabs.tpl}}
{{#TABLE}}{{@include money/table.tpl}}{{/TABLE}}
<div class="card-foot">{{#HAS_FIRST}}<a class="button" href="{{FIRST_URL}}">{{_"Back to the start"}}</a>{{/HAS_FIRST}}<span></span>{{#HAS_NEXT}}<a class="button" href="{{NEXT_URL}}" rel="next">{{_"Next page"}}{{@icon chevron-right}}</a>{{/HAS_NEXT}}</div></section></div>
