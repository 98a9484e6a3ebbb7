{{%AUTOESCAPE context="HTML"}}{{! Tabs and filters above a list.  Filled by table_page(): HAS_TABS TAB
  HAS_CHIPS CHIP (LINK_PATH LINK_TEXT LINK_CHOSEN) }}
{{#HAS_TABS}}<nav class="tabs no-print" aria-label="{{_"Pages of this account"}}"><ul>{{#TAB}}<li><a href="{{LINK_PATH}}"{{#LINK_CHOSEN}} aria-current="page"{{/LINK_CHOSEN}}>{{LINK_TEXT}}</a></li>{{/TAB}}</ul></nav>{{/HAS_TABS}}
{{#HAS_CHIPS}}<nav class="card-body no-print" aria-label="{{_"Filter"}}"><ul class="row chips-scroll">{{#CHIP}}<li><a class="chip" href="{{LINK_PATH}}"{{#LINK_CHOSEN}} aria-current="page"{{/LINK_CHOSEN}}>{{LINK_TEXT}}</a></li>{{/CHIP}}</ul></nav>{{/HAS_CHIPS}}
